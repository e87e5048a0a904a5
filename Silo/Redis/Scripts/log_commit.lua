-- Writes a commit to a log in one write, or nothing.
-- KEYS[1] the log, KEYS[2] the salt. ARGV: epoch, commit id, id of the commit before (empty: the writer's first), expected head, salt as the caller knows
-- it, new head, released, then fields and values.
local known = redis.call('HMGET', KEYS[1], 'epoch', 'commit', 'head')
if known[1] ~= ARGV[1] then return 'fenced' end
if known[2] == ARGV[2] then return 'stored' end
if (known[2] or '') ~= ARGV[3] or (known[3] or '0') ~= ARGV[4] then return 'conflict' end
if redis.call('GET', KEYS[2]) ~= ARGV[5] then return 'salt' end
local write = { 'commit', ARGV[2], 'head', ARGV[6], 'released', ARGV[7] }
for i = 8, #ARGV do write[#write + 1] = ARGV[i] end
redis.call('HSET', KEYS[1], unpack(write))
return 'stored'
