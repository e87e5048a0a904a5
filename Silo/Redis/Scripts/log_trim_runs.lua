-- Removes runs and their steps, when the writer still owns the log. One write.
-- KEYS[1] the log. ARGV: epoch, most fields to remove, 'keep' or 'drop', then runs: those to keep, or those to drop.
-- Returns how many fields are left to remove; -1: fenced.
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then return -1 end
local listed = {}
for i = 4, #ARGV do listed[ARGV[i]] = true end
local drop = ARGV[3] == 'drop'
local most, left, fields = tonumber(ARGV[2]), 0, {}
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  -- r<run> or j<run>/<call>/<step>, where a run has 32 digits; the other fields are shorter.
  local kind = string.sub(field, 1, 1)
  if (kind == 'r' or kind == 'j') and #field >= 33 and (listed[string.sub(field, 2, 33)] or false) == drop then
    if #fields < most then fields[#fields + 1] = field else left = left + 1 end
  end
end
if #fields > 0 then redis.call('HDEL', KEYS[1], unpack(fields)) end
return left
