-- Removes what a log knows, up to a number of fields, and keeps what outlives an erase. One write.
-- KEYS[1] the log. ARGV: epoch, most fields to remove. Returns how many fields are left to remove; -1: fenced.
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then return -1 end
local stays = { epoch = true, generation = true, erasing = true, released = true, unsalted = true }
local most, left, fields = tonumber(ARGV[2]), 0, {}
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if not stays[field] then
    if #fields < most then fields[#fields + 1] = field else left = left + 1 end
  end
end
if #fields > 0 then redis.call('HDEL', KEYS[1], unpack(fields)) end
return left
