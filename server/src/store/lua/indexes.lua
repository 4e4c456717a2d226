local CLASSES = { positive = ' pos ', neutral = ' neu ', negative = ' neg ' }

-- place(batch, index, id, at): a call is to stand in an index at an instant, or not at all (false). Nothing is written before the
-- batch is through: then with one command for an index, however many of its calls come and go.
local function place(batch, index, id, at)
  local places = batch.places[index]
  if not places then
    places = {}
    batch.places[index] = places
  end
  places[id] = at
end

-- write_places(batch): writes them.
local function write_places(batch)
  for index, places in pairs(batch.places) do
    local put, gone = {}, {}
    for id, at in pairs(places) do
      if at then put[#put + 1], put[#put + 2] = at, id else gone[#gone + 1] = id end
    end
    if #put > 0 then redis.call('ZADD', batch.tag .. index, unpack(put)) end
    if #gone > 0 then redis.call('ZREM', batch.tag .. index, unpack(gone)) end
  end
end

-- indexes_of(call, seller): the indexes by end that a finished call stands in, by what its record says: everyone's
-- and its seller's, the deal's and the customer's that it names, those of its terms and brands, that of its class, and of
-- those whose text is kept.
local function indexes_of(call, seller)
  local indexes = { ':ended', ':by:' .. seller }
  local function add(index) indexes[#indexes + 1] = index end
  if call.opportunity then add(':on:' .. call.opportunity) end
  if call.customer then add(':of:' .. call.customer) end
  if not call.retired then add(':texts') end
  for term in string.gmatch(call.contribution, ' c|(%S+)') do add(':term:' .. term) end
  for brand in string.gmatch(call.brands or '', '([^\t]+)\t[^\t]+') do add(':heard:' .. brand) end
  for class, counter in pairs(CLASSES) do
    if string.find(call.contribution, counter, 1, true) then add(':mood:' .. class) end
  end
  return indexes
end
