-- finish_or_delete(batch, call): the greatest of ends and deletions stands; one that was analysed anew (same order, other
-- plan) stands as well. What stood goes out of buckets and indexes as it once went in. A start that is no longer ahead
-- is forgotten with everything in it, and so is the record of a deleted call: only its order stays.
local function finish_or_delete(batch, call)
  local tag, id = batch.tag, call.id
  local key = tag .. ':call:' .. id
  local order, kind, out, out_buckets, plan, start_order, start, started_at = unpack(redis.call('HMGET', key,
    'order', 'kind', 'contribution', 'buckets', 'plan', 'startOrder', 'start', 'startedAt'))
  local finished = call.kind == 'finished'
  if order and not older(order, call.order) then
    local analysed_anew = finished and kind == 'finished' and order == call.order and plan ~= call.plan
    if not analysed_anew then return 'superseded' end
  end
  local was_active = start and kind ~= 'finished'

  if out then
    collect(batch, out, out_buckets, -1)
    index(batch, id, out, out_buckets, -1)
  end
  redis.call('HSET', key, 'order', call.order, 'kind', call.kind)
  if start and older(start_order, call.order) then
    redis.call('HDEL', key, 'startOrder', 'start', 'startedAt')
    start = false
  end
  if finished then
    redis.call('HSET', key, 'document', call.document, 'contribution', call.contribution,
      'buckets', call.buckets, 'plan', call.plan)
    collect(batch, call.contribution, call.buckets, 1)
    index(batch, id, call.contribution, call.buckets, 1)
  elseif out then
    redis.call('HDEL', key, 'document', 'contribution', 'buckets', 'plan')
  end

  local is_active = start and not finished
  if is_active and not was_active then redis.call('ZADD', tag .. ':active', started_at, id) end
  if was_active and not is_active then redis.call('ZREM', tag .. ':active', id) end
  if out or finished or was_active ~= is_active then
    tell(batch, id, out, finished and call.contribution, is_active and start)
  end
  return 'applied'
end
