-- An order above every event's.
local LAST = '9999999999999999'

-- What is done to erase something for good, its tombstone being there already.
local ERASE = {
  -- Nothing of the record is left, not whose it was either. A call that is in progress leaves the list.
  call = function(batch, id)
    local key = batch.tag .. ':call:' .. id
    local kind, started_at = unpack(redis.call('HMGET', key, 'kind', 'startedAt'))
    local was_active = started_at and kind ~= 'finished' and is_recent(batch, started_at)
    local out = kind == 'finished' and take_out(batch, id)
    forget_start(batch, id)
    redis.call('DEL', key, batch.tag .. ':notes:' .. id)
    redis.call('ZREM', batch.tag .. ':active', id)
    if out or was_active then tell(batch, id, out and out.contribution) end
  end,

  engagement = function(batch, id)
    local key = batch.tag .. ':engagement:' .. id
    local contribution, buckets, opportunity = unpack(redis.call('HMGET', key, 'contribution', 'buckets', 'opportunity'))
    if contribution then
      place_engagement(batch, id, { contribution = contribution, buckets = buckets, opportunity = opportunity or nil }, -1)
      append(batch.tag, batch.clock, { 'k', 'engagement', 'id', id, 'out', contribution })
    end
    redis.call('DEL', key)
  end,

  -- By an event: who erases customers reads the list, and what the order says of it.
  customer = function(batch, id, order)
    if order ~= '' then redis.call('HSET', batch.tag .. ':erasing', 'customer|' .. id, order) end
  end,

  -- The name goes, and the id from the list of sellers; in which team the seller's deals count stays.
  seller = function(batch, id)
    redis.call('SREM', batch.tag .. ':sellers', id)
    if redis.call('HDEL', batch.tag .. ':people', 'sellerName|' .. id) == 1 then
      append(batch.tag, batch.clock, { 'k', 'person', 'f', 'sellerName', 'id', id, 'o', LAST, 'v', '' })
    end
  end,
}

-- erase(batch, kind, id, order): erases a call, an engagement, a customer or a seller for good, as far as this partition
-- holds it.
local function erase(batch, kind, id, order)
  bury(batch, kind, id)
  ERASE[kind](batch, id, order)
  return 'applied'
end

-- is_erased(batch, entity, kind, id, …): whether a step speaks of what was erased for good, or names a customer or a seller
-- who was; … are its own arguments.
local function is_erased(batch, entity, kind, id, ...)
  if not batch.has_gone then return false end
  if is_gone(batch, entity, id) then return true end
  local seller, customer
  if kind == 'finished' then
    seller, customer = string.match(select(2, ...), '^%S+'), select(8, ...)
  elseif kind == 'started' then
    customer, seller = select(3, ...), select(4, ...)
  elseif kind == 'logged' then
    seller = string.match(select(2, ...), '^%S+')
  end
  return seller and is_gone(batch, 'seller', seller) or customer and is_gone(batch, 'customer', customer)
end
