-- earshot_v4_cut_changes: empties the change stream. Readers that have read it go on; one that is behind finds a hole and
-- loads everything anew. Cut in the middle, what is gone would still lie in the memory that the rest keeps, and in Redis's
-- files.
-- KEYS[1]  {pNN}:meta
redis.register_function('earshot_v4_cut_changes', function(keys)
  local tag = tag_of(keys[1])
  local seq = tonumber(redis.call('HGET', keys[1], 'seq') or 0)
  redis.call('XTRIM', tag .. ':changes', 'MINID', '=', string.format('%d-0', seq + 1))
end)

-- earshot_v4_repack_aside: writes what was set aside into memory of its own, some entries a call, since a deleted entry lies in
-- that of its neighbours until they are all gone. The last call puts the new stream in the old one's place.
-- KEYS[1]  {pNN}:meta
-- ARGV     id of the last entry that was written; '' to begin
-- Answer   the same for the next call; '' at the end
redis.register_function('earshot_v4_repack_aside', function(keys, args)
  local tag, after, count = tag_of(keys[1]), args[1], 20
  local old, new = tag .. ':aside', tag .. ':aside:new'
  if after == '' then redis.call('DEL', new) end
  local entries = redis.call('XRANGE', old, after == '' and '-' or '(' .. after, '+', 'COUNT', count)
  for _, entry in ipairs(entries) do
    redis.call('XADD', new, entry[1], unpack(entry[2]))
    after = entry[1]
  end
  if #entries == count then return after end
  if redis.call('EXISTS', new) == 1 then redis.call('RENAME', new, old) else redis.call('DEL', old) end
  return ''
end)
