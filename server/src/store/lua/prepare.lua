-- earshot_v4_prepare: makes what a partition must have before anyone reads it: its epoch and the inbox's group. The group
-- begins at the stream's beginning, so that nothing accepted before it is passed over.
-- KEYS[1]  {pNN}:meta
-- ARGV     epoch for a partition that has none
-- Answer   the epoch that stands
redis.register_function('earshot_v4_prepare', function(keys, args)
  local tag = tag_of(keys[1])
  redis.pcall('XGROUP', 'CREATE', tag .. ':inbox', 'analysis', '0', 'MKSTREAM')
  return ensure_epoch(tag, args[1])
end)
