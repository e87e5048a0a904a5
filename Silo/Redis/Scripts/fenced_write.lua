-- Runs one command that writes to keys of a user, when the writer still owns the user's log. One write.
-- KEYS[1] the log, then the keys. ARGV: epoch (0: the log was never taken), the command, what follows its keys.
-- Returns a list with the command's answer; an empty one: fenced.
if (redis.call('HGET', KEYS[1], 'epoch') or '0') ~= ARGV[1] then return {} end
local words = {}
for i = 2, #KEYS do words[#words + 1] = KEYS[i] end
for i = 3, #ARGV do words[#words + 1] = ARGV[i] end
return { redis.call(ARGV[2], unpack(words)) }
