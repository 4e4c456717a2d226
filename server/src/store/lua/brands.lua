-- label_in(brands, id): how a call writes a brand, by its own list "id TAB label TAB …".
local function label_in(brands, id)
  for brand, label in string.gmatch(brands, '([^\t]+)\t([^\t]+)') do
    if brand == id then return label end
  end
end

-- first_of(batch, id, known): the first hearing of a brand, "at call label", or nil; of two calls with one end the sorted
-- set puts the lesser id first. Where it is the call of `known`, which the batch left alone, nothing more is looked up.
local function first_of(batch, id, known)
  local call, at = unpack(redis.call('ZRANGE', batch.tag .. ':heard:' .. id, 0, 0, 'WITHSCORES'))
  if not call then return nil end
  local head = at .. ' ' .. call .. ' '
  if known and not batch.entered[call] and string.sub(known, 1, #head) == head then return known end
  return head .. label_in(redis.call('HGET', batch.tag .. ':call:' .. call, 'brands'), id)
end

-- settle_firsts(batch): keeps and tells the first hearings of the brands of the batch's calls, where they differ from
-- what stood.
local function settle_firsts(batch)
  local firsts = batch.tag .. ':firsts'
  for id in pairs(batch.heard) do
    local known = redis.call('HGET', firsts, id) or nil
    local first = first_of(batch, id, known)
    if first ~= known then
      local change = { 'k', 'brand', 'id', id }
      if first then
        redis.call('HSET', firsts, id, first)
        change[5], change[6] = 'first', first
      else
        redis.call('HDEL', firsts, id)
      end
      append(batch.tag, batch.clock, change)
    end
  end
end
