-- is_foreign(key, order, sender): whether an event must leave the entity at `key` as it is: its sender is bound to a source
-- that the entity does not belong to. An entity belongs, deleted or not, to the source that was the first to speak of it,
-- whoever sent that, until an admin gives it to another: nothing in an event could decide it, since senders choose what is in it, and one who
-- gives an early time would own what is another's. An entity of the time before owners were kept belongs to the source
-- of what stands.
local function is_foreign(key, order, sender)
  local owner, standing, started = unpack(redis.call('HMGET', key, 'owner', 'order', 'startOrder'))
  if not owner then
    owner = source_of(standing or started or order)
    redis.call('HSET', key, 'owner', owner)
  end
  return sender == 'bound' and owner ~= source_of(order)
end

-- give(key, order): the entity at `key` belongs to the source of this event from now on. The only way in which a wrong claim is
-- put right.
local function give(key, order)
  redis.call('HSET', key, 'owner', source_of(order))
end
