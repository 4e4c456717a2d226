-- enter(batch, id, call, sign): counts a finished call and enters it into its indexes (sign 1), or takes it out of them as it
-- once went in (−1).
local function enter(batch, id, call, sign)
  local seller, at = string.match(call.contribution, '^(%S+) (%S+)')
  collect(batch, call.contribution, call.buckets, sign)
  if call.words then collect_words(batch, seller, call.words, call.buckets, sign) end
  for _, index in ipairs(indexes_of(call, seller)) do place(batch, index, id, sign == 1 and at) end
  if call.opportunity then batch.touched[call.opportunity] = true end
  for brand in string.gmatch(call.brands or '', '([^\t]+)\t[^\t]+') do batch.heard[brand] = true end
  batch.entered[id] = true
end

-- forget_start(batch, id): takes what a call's start said out of its record, and out of its customer's.
local function forget_start(batch, id)
  local key = batch.tag .. ':call:' .. id
  local customer = redis.call('HGET', key, 'startCustomer')
  if customer then redis.call('ZREM', batch.tag .. ':begun:' .. customer, id) end
  redis.call('HDEL', key, 'startOrder', 'start', 'startedAt', 'startCustomer')
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
  forget_start(batch, call.id)
  redis.call('HSET', key, 'startOrder', call.order, 'start', call.start, 'startedAt', call.started_at)
  if call.customer then
    redis.call('HSET', key, 'startCustomer', call.customer)
    redis.call('ZADD', batch.tag .. ':begun:' .. call.customer, call.started_at, call.id)
  end
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
