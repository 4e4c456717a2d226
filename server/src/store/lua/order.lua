-- older(a, b): whether order `a` lies before order `b`, byte by byte. Lua's own `<` follows the server's locale, in
-- which two different orders may be equal or stand the other way round.
local function older(a, b)
  for at = 1, math.min(#a, #b) do
    local x, y = string.byte(a, at), string.byte(b, at)
    if x ~= y then return x < y end
  end
  return #a < #b
end

-- source_of(order): the source of the event with this order: what stands behind its time (15 digits) and kind (one),
-- up to the first NUL.
local function source_of(order)
  return string.match(order, '^[^%z]*', 17)
end
