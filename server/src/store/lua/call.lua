-- enter(batch, id, call, sign): counts a finished call and enters it into the indexes: `ended`, `by:<seller>`, that of the
-- deal that it names and those of its brands (sign 1), or takes it out of them as it once went in (−1).
local function enter(batch, id, call, sign)
  local tag = batch.tag
  local seller, at = string.match(call.contribution, '^(%S+) (%S+)')
  local function place(index)
    if sign == 1 then redis.call('ZADD', index, at, id) else redis.call('ZREM', index, id) end
  end
  collect(batch, call.contribution, call.buckets, sign)
  place(tag .. ':ended')
  place(tag .. ':by:' .. seller)
  if call.words then collect_words(batch, seller, call.words, call.buckets, sign) end
  if call.opportunity then
    place(tag .. ':on:' .. call.opportunity)
    batch.touched[call.opportunity] = true
  end
  for brand in string.gmatch(call.brands or '', '([^\t]+)\t[^\t]+') do
    place(tag .. ':heard:' .. brand)
    batch.heard[brand] = true
  end
  batch.entered[id] = true
end

-- tell(batch, id, out, into, active): one change of a call; what is absent stays out.
local function tell(batch, id, out, into, active)
  local fields = { 'k', 'call', 'id', id }
  for name, value in pairs({ out = out or nil, ['in'] = into or nil, active = active or nil }) do
    fields[#fields + 1], fields[#fields + 2] = name, value
  end
  append(batch.tag, batch.clock, fields)
end

-- is_recent(batch, started_at): whether a call that has no end still counts as in progress.
local function is_recent(batch, started_at)
  return tonumber(started_at) > batch.active_after
end

-- start(batch, call): the greatest start stands, unless an end or a deletion with a greater order does: those orders
-- only grow, so a start behind them can never matter again. A start ahead of a finished call waits: should that call be
-- deleted by an order behind the start, the call is in progress again. One that began too long ago stands, but is not in
-- progress, and takes the one before it out.
local function start(batch, call)
  local key = batch.tag .. ':call:' .. call.id
  local ended, kind, started = unpack(redis.call('HMGET', key, 'order', 'kind', 'startOrder'))
  if ended and not older(ended, call.order) then return 'superseded' end
  if started and not older(started, call.order) then return 'superseded' end
  redis.call('HSET', key, 'startOrder', call.order, 'start', call.start, 'startedAt', call.started_at)
  if kind ~= 'finished' then
    local is_active = is_recent(batch, call.started_at)
    if is_active then
      redis.call('ZADD', batch.tag .. ':active', call.started_at, call.id)
    else
      redis.call('ZREM', batch.tag .. ':active', call.id)
    end
    tell(batch, call.id, nil, nil, is_active and call.start)
  end
  return 'applied'
end
