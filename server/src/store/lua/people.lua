-- register(batch, seller): adds a seller that is neither known nor erased, and says so in the changes.
local function register(batch, seller)
  if is_gone(batch, 'seller', seller) then return end
  if redis.call('SADD', batch.tag .. ':sellers', seller) == 1 then
    append(batch.tag, batch.clock, { 'k', 'seller', 'id', seller })
  end
end

-- learn(batch, kind, id, order, value): the fact about a person with the greatest order stands, kept as "order NUL value"
-- (an order holds NUL, a value does not). The name of a seller who was erased is not learnt again. A newer order for the same value is told only where facts of several
-- partitions are joined by their orders: with one partition nobody would see a difference.
local function learn(batch, kind, id, order, value)
  if kind == 'sellerName' and is_gone(batch, 'seller', id) then return end
  local people, field = batch.tag .. ':people', kind .. '|' .. id
  local standing = redis.call('HGET', people, field)
  local same = false
  if standing then
    local known_order, known_value = string.match(standing, '^(.*)%z([^%z]*)$')
    if not older(known_order, order) then return end
    same = known_value == value
  end
  redis.call('HSET', people, field, order .. '\0' .. value)
  if same and batch.partitions == 1 then return end
  append(batch.tag, batch.clock, { 'k', 'person', 'f', kind, 'id', id, 'o', order, 'v', value })
end
