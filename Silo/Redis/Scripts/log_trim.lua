-- Removes fields of a log, when the writer still owns it. One write.
-- KEYS[1] the log. ARGV: epoch, then fields. Returns how many were there; -1: fenced.
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then return -1 end
local fields = {}
for i = 2, #ARGV do fields[#fields + 1] = ARGV[i] end
return redis.call('HDEL', KEYS[1], unpack(fields))
