-- earshot_v4_note: writes, changes or removes a note about a finished call that stands.
-- KEYS[1]  {pNN}:meta
-- ARGV     call; note's id; the note, '' to remove it; '1' where it must be there already; how many a call can have
-- Answer   done, no_call, no_note, too_many
redis.register_function('earshot_v4_note', function(keys, args)
  local tag, call, id, note, is_known, most = tag_of(keys[1]), unpack(args)
  local key = tag .. ':notes:' .. call
  if redis.call('HGET', tag .. ':call:' .. call, 'kind') ~= 'finished' then return 'no_call' end
  if note == '' then return redis.call('HDEL', key, id) == 1 and 'done' or 'no_note' end
  local there = redis.call('HEXISTS', key, id) == 1
  if is_known == '1' and not there then return 'no_note' end
  if not there and redis.call('HLEN', key) >= tonumber(most) then return 'too_many' end
  redis.call('HSET', key, id, note)
  return 'done'
end)
