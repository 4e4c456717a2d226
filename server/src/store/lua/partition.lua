-- tag_of(meta): the hash tag `{pNN}` in which every key of the partition with this meta key lies.
local function tag_of(meta)
  return string.match(meta, '^{[^}]*}')
end

-- ensure_epoch(tag, epoch): gives the partition the epoch `epoch` where it has none, and answers the one that stands.
-- Changes without an epoch are of a partition that was lost: their sequence means nothing beside the new one.
local function ensure_epoch(tag, epoch)
  local meta = tag .. ':meta'
  local standing = redis.call('HGET', meta, 'epoch')
  if standing then return standing end
  redis.call('DEL', tag .. ':changes')
  redis.call('HSET', meta, 'epoch', epoch, 'seq', 0)
  return epoch
end

-- advance_clock(tag, now): moves the partition's clock (ms) to `now` unless it is ahead already; answers it.
local function advance_clock(tag, now)
  local meta = tag .. ':meta'
  local clock = tonumber(redis.call('HGET', meta, 'clock') or 0)
  if now <= clock then return clock end
  redis.call('HSET', meta, 'clock', now)
  return now
end
