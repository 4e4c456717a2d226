-- earshot_v4_ask_zone: asks for buckets of another time zone; what was asked for before and is not yet shown is dropped.
-- KEYS[1]  {org}:settings
-- ARGV     time zone
-- Answer   1, or 0 where that is shown or asked for already
redis.register_function('earshot_v4_ask_zone', function(keys, args)
  local shown, generation, last, asked = unpack(redis.call('HMGET', keys[1],
    'timeZone', 'generation', 'lastGeneration', 'askedTimeZone'))
  if asked == args[1] or not asked and shown == args[1] then return 0 end
  if shown == args[1] then
    redis.call('HDEL', keys[1], 'askedTimeZone')
  else
    local next_one = math.max(tonumber(generation), tonumber(last or 0)) + 1
    redis.call('HSET', keys[1], 'lastGeneration', string.format('%d', next_one), 'askedTimeZone', args[1])
  end
  return 1
end)

-- earshot_v4_show_zone: buckets of the zone that was asked for are complete: they are shown, unless another was asked for since.
-- KEYS[1]  {org}:settings
-- ARGV     generation of the buckets
redis.register_function('earshot_v4_show_zone', function(keys, args)
  local last, asked = unpack(redis.call('HMGET', keys[1], 'lastGeneration', 'askedTimeZone'))
  if last ~= args[1] or not asked then return end
  redis.call('HSET', keys[1], 'generation', last, 'timeZone', asked)
  redis.call('HDEL', keys[1], 'askedTimeZone')
end)

-- earshot_v4_zone_done: nothing is counted in any other generation than the one shown, unless another was asked for since.
-- KEYS[1]  {org}:settings
-- ARGV     the last generation that there was
redis.register_function('earshot_v4_zone_done', function(keys, args)
  local last, asked = unpack(redis.call('HMGET', keys[1], 'lastGeneration', 'askedTimeZone'))
  if last == args[1] and not asked then redis.call('HDEL', keys[1], 'lastGeneration') end
end)

-- earshot_v4_settings: tells every reader of the partition's changes that the organisation's settings differ.
-- KEYS[1]  {pNN}:meta
-- ARGV     epoch for a partition that has none
redis.register_function('earshot_v4_settings', function(keys, args)
  local tag = tag_of(keys[1])
  ensure_epoch(tag, args[1])
  append(tag, advance_clock(tag, 0), { 'k', 'settings' })
end)
