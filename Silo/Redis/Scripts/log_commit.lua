-- Writes a commit to a log in one write, or nothing.
-- KEYS[1] the log. ARGV: epoch, commit id, expected head, new head, released, then fields and values.
local known = redis.call('HMGET', KEYS[1], 'epoch', 'commit', 'head')
if known[1] ~= ARGV[1] then return 'fenced' end
if known[2] == ARGV[2] then return 'stored' end
if (known[3] or '0') ~= ARGV[3] then return 'conflict' end
local write = { 'commit', ARGV[2], 'head', ARGV[4], 'released', ARGV[5] }
for i = 6, #ARGV do write[#write + 1] = ARGV[i] end
redis.call('HSET', KEYS[1], unpack(write))
return 'stored'
