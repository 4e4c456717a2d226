-- index(batch, id, flat, buckets, sign): enters the finished call into `ended`, `by:<seller>` and `months` (sign 1), or
-- takes it out (−1).
local function index(batch, id, flat, buckets, sign)
  local tag = batch.tag
  local seller, at = string.match(flat, '^(%S+) (%S+)')
  local month = string.match(buckets, ':M:(%S+)')
  if sign == 1 then
    redis.call('ZADD', tag .. ':ended', at, id)
    redis.call('ZADD', tag .. ':by:' .. seller, at, id)
  else
    redis.call('ZREM', tag .. ':ended', id)
    redis.call('ZREM', tag .. ':by:' .. seller, id)
  end
  if month and redis.call('HINCRBY', tag .. ':months', month, sign) == 0 then
    redis.call('HDEL', tag .. ':months', month)
  end
end

-- tell(batch, id, out, into, active): one change of a call; what is absent stays out.
local function tell(batch, id, out, into, active)
  local fields = { 'k', 'call', 'id', id }
  for name, value in pairs({ out = out or nil, ['in'] = into or nil, active = active or nil }) do
    fields[#fields + 1], fields[#fields + 2] = name, value
  end
  append(batch.tag, batch.clock, fields)
end

-- start(batch, call): the greatest start stands, unless an end or a deletion with a greater order does: those orders
-- only grow, so a start behind them can never matter again. A start ahead of a finished call waits: should that call be
-- deleted by an order behind the start, the call is in progress again.
local function start(batch, call)
  local key = batch.tag .. ':call:' .. call.id
  local ended, kind, started = unpack(redis.call('HMGET', key, 'order', 'kind', 'startOrder'))
  if ended and not older(ended, call.order) then return 'superseded' end
  if started and not older(started, call.order) then return 'superseded' end
  redis.call('HSET', key, 'startOrder', call.order, 'start', call.start, 'startedAt', call.started_at)
  if kind ~= 'finished' then
    redis.call('ZADD', batch.tag .. ':active', call.started_at, call.id)
    tell(batch, call.id, nil, nil, call.start)
  end
  return 'applied'
end
