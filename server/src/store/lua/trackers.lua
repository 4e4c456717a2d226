-- keep_sets(key): removes every tracker set that is neither the newest, nor shown, nor the one shown before it: that one
-- is still counted until every reader has seen it go.
local function keep_sets(key)
  local keep = {}
  for _, rev in ipairs(redis.call('HMGET', key, 'newest', 'shown', 'before')) do
    if rev then keep['set:' .. rev] = true end
  end
  for _, field in ipairs(redis.call('HKEYS', key)) do
    if string.sub(field, 1, 4) == 'set:' and not keep[field] then redis.call('HDEL', key, field) end
  end
end

-- earshot_v4_save_trackers: makes a set the newest one if the newest is still the one it was made from.
-- KEYS[1]  {org}:trackers
-- ARGV     the revision it was made from, its own revision, the set
-- Answer   1, or 0 where another set is the newest
redis.register_function('earshot_v4_save_trackers', function(keys, args)
  local newest = redis.call('HGET', keys[1], 'newest')
  if (newest or '0') ~= args[1] then return 0 end
  redis.call('HSET', keys[1], 'newest', args[2], 'set:' .. args[2], args[3])
  keep_sets(keys[1])
  return 1
end)

-- earshot_v4_show_trackers: makes a set the one that views show, unless a later one is; drops what is older.
-- KEYS[1]  {org}:trackers
-- ARGV     its revision
redis.register_function('earshot_v4_show_trackers', function(keys, args)
  local shown = redis.call('HGET', keys[1], 'shown') or '0'
  if tonumber(args[1]) <= tonumber(shown) then return end
  if redis.call('HEXISTS', keys[1], 'set:' .. args[1]) == 0 then return end
  redis.call('HSET', keys[1], 'shown', args[1], 'before', shown)
  keep_sets(keys[1])
end)
