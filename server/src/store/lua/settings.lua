-- earshot_v1_settings: tells every reader of the partition's changes that the organisation's settings differ.
-- KEYS[1]  {pNN}:meta
-- ARGV     now (ms), epoch for a partition that has none
redis.register_function('earshot_v1_settings', function(keys, args)
  local tag = tag_of(keys[1])
  ensure_epoch(tag, args[2])
  append(tag, advance_clock(tag, tonumber(args[1])), { 'k', 'settings' })
end)
