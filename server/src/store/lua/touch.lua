-- touch_of(tag, opportunity): what the partition's calls and engagements have to do with a deal: "end of the latest
-- engagement, or -", and of the latest call, where there is one, " id end seller 1 where negative, else 0" with the
-- mentions in it. Nil for nothing. Of two calls with one end, the sorted set puts the greater id last.
local function touch_of(tag, opportunity)
  local call, ended = unpack(redis.call('ZRANGE', tag .. ':on:' .. opportunity, 0, 0, 'REV', 'WITHSCORES'))
  local engaged = redis.call('ZRANGE', tag .. ':with:' .. opportunity, 0, 0, 'REV', 'WITHSCORES')[2]
  if not call then return engaged end
  local contribution = redis.call('HGET', tag .. ':call:' .. call, 'contribution')
  local negative = string.find(contribution, ' neg ', 1, true) and '1' or '0'
  local parts = { engaged or '-', call, ended, string.match(contribution, '^%S+'), negative }
  for mention in string.gmatch(contribution, ' (m|%S+)') do parts[#parts + 1] = mention end
  return table.concat(parts, ' ')
end

-- settle_touches(batch): keeps and tells what has come of the deals that the batch's calls and engagements name, where it
-- differs from what stood.
local function settle_touches(batch)
  local touches = batch.tag .. ':touches'
  for opportunity in pairs(batch.touched) do
    local touch = touch_of(batch.tag, opportunity)
    if touch ~= (redis.call('HGET', touches, opportunity) or nil) then
      local change = { 'k', 'touch', 'id', opportunity }
      if touch then
        redis.call('HSET', touches, opportunity, touch)
        change[5], change[6] = 'touch', touch
      else
        redis.call('HDEL', touches, opportunity)
      end
      append(batch.tag, batch.clock, change)
    end
  end
end
