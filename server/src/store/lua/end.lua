-- What a finished call has put in, beside its document and its plan; each but the first two may be absent.
local PARTS = { 'contribution', 'buckets', 'opportunity', 'words', 'brands', 'customer', 'retired' }

-- keep_parts(key, call): stores the parts that there are.
local function keep_parts(key, call)
  local fields = { 'document', call.document, 'plan', call.plan }
  for _, part in ipairs(PARTS) do
    if call[part] then fields[#fields + 1], fields[#fields + 2] = part, call[part] end
  end
  redis.call('HSET', key, unpack(fields))
end

-- take_out(batch, id): takes a finished call out of buckets and indexes as it once went in, and what it put in out of its
-- record; answers that.
local function take_out(batch, id)
  local key, out = batch.tag .. ':call:' .. id, {}
  for i, value in ipairs(redis.call('HMGET', key, unpack(PARTS))) do out[PARTS[i]] = value or nil end
  enter(batch, id, out, -1)
  redis.call('HDEL', key, 'document', 'plan', unpack(PARTS))
  return out
end

-- finish_or_delete(batch, call): the greatest of ends and deletions stands; one that was analysed anew (same order, other
-- plan) stands as well, and where it brings no buckets it stays in those that it is counted in by now. What stood goes out of buckets and indexes as it once went in. A start that is no longer ahead
-- is forgotten with everything in it, and so are the record of a deleted call and the notes about it: only its order
-- stays, and whose it is.
local function finish_or_delete(batch, call)
  local key = batch.tag .. ':call:' .. call.id
  local order, kind, plan, start_order, start, started_at = unpack(redis.call('HMGET', key,
    'order', 'kind', 'plan', 'startOrder', 'start', 'startedAt'))
  local finished = call.kind == 'finished'
  if order and not older(order, call.order) then
    local analysed_anew = finished and kind == 'finished' and order == call.order and plan ~= call.plan
    if not analysed_anew then return 'superseded' end
  end
  local could_be_active = start and is_recent(batch, started_at)
  local was_active = could_be_active and kind ~= 'finished'

  local out = kind == 'finished' and take_out(batch, call.id)
  if out and call.buckets == '' then call.buckets = out.buckets end
  redis.call('HSET', key, 'order', call.order, 'kind', call.kind)
  if start and older(start_order, call.order) then
    forget_start(batch, call.id)
    could_be_active = false
  end
  if finished then
    keep_parts(key, call)
    enter(batch, call.id, call, 1)
  else
    redis.call('DEL', batch.tag .. ':notes:' .. call.id)
  end

  local is_active = could_be_active and not finished
  if is_active and not was_active then redis.call('ZADD', batch.tag .. ':active', started_at, call.id) end
  if was_active and not is_active then redis.call('ZREM', batch.tag .. ':active', call.id) end
  if out or finished or was_active ~= is_active then
    tell(batch, call.id, out and out.contribution, finished and call.contribution, is_active and start)
  end
  return 'applied'
end

-- retire(batch, call): puts a document without text in the place of that of a call, and takes what its seller said out of the
-- words. All other figures stay, and the record says that nothing can be heard in this call again. Told as a change that
-- changes nothing, so that its day's words are read anew.
local function retire(batch, call)
  local key = batch.tag .. ':call:' .. call.id
  local order, kind, plan, contribution, buckets, words, retired = unpack(redis.call('HMGET', key,
    'order', 'kind', 'plan', 'contribution', 'buckets', 'words', 'retired'))
  if kind ~= 'finished' or order ~= call.order or retired then return 'superseded' end
  if plan ~= batch.plan then return 'stale' end
  if words then
    collect_words(batch, string.match(contribution, '^%S+'), words, buckets, -1)
    redis.call('HDEL', key, 'words')
  end
  redis.call('HSET', key, 'document', call.document, 'retired', '1')
  place(batch, ':texts', call.id, false)
  tell(batch, call.id, contribution, contribution)
  return 'applied'
end
