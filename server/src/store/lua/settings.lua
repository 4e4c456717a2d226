-- earshot_v4_settings: tells every reader of the partition's changes that the organisation's settings differ.
-- KEYS[1]  {pNN}:meta
-- ARGV     epoch for a partition that has none
redis.register_function('earshot_v4_settings', function(keys, args)
  local tag = tag_of(keys[1])
  ensure_epoch(tag, args[1])
  append(tag, advance_clock(tag, 0), { 'k', 'settings' })
end)
