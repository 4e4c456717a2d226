-- place_engagement(batch, id, what, sign): counts an engagement and enters it into the indexes: `engagements`, and that of
-- the deal that it names (sign 1), or takes it out (−1).
local function place_engagement(batch, id, what, sign)
  local at = string.match(what.contribution, '^%S+ (%S+)')
  local function place(index)
    if sign == 1 then redis.call('ZADD', index, at, id) else redis.call('ZREM', index, id) end
  end
  collect(batch, what.contribution, what.buckets, sign)
  place(batch.tag .. ':engagements')
  if what.opportunity then
    place(batch.tag .. ':with:' .. what.opportunity)
    batch.touched[what.opportunity] = true
  end
end

-- change_engagement(batch, engagement): the greatest of what was logged and deletions stands, as for a deal.
local function change_engagement(batch, engagement)
  local id = engagement.id
  local key = batch.tag .. ':engagement:' .. id
  local order, document, contribution, buckets, opportunity = unpack(redis.call('HMGET', key,
    'order', 'document', 'contribution', 'buckets', 'opportunity'))
  if order and not older(order, engagement.order) then return 'superseded' end
  redis.call('HSET', key, 'order', engagement.order, 'kind', engagement.kind)
  local is_same = document == engagement.document and buckets == engagement.buckets
  if is_same or not (document or engagement.document) then return 'applied' end

  local change = { 'k', 'engagement', 'id', id }
  if document then
    local out = { contribution = contribution, buckets = buckets, opportunity = opportunity or nil }
    place_engagement(batch, id, out, -1)
    redis.call('HDEL', key, 'document', 'contribution', 'buckets', 'opportunity')
    change[5], change[6] = 'out', contribution
  end
  if engagement.document then
    place_engagement(batch, id, engagement, 1)
    redis.call('HSET', key, 'document', engagement.document, 'contribution', engagement.contribution,
      'buckets', engagement.buckets)
    if engagement.opportunity then redis.call('HSET', key, 'opportunity', engagement.opportunity) end
    change[#change + 1], change[#change + 2] = 'in', engagement.contribution
  end
  append(batch.tag, batch.clock, change)
  return 'applied'
end
