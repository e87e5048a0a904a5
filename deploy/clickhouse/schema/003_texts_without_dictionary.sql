-- Tables made by an earlier version kept repeated texts in dictionaries. A part has one dictionary for the rows of all users, and functions may run
-- over the whole of it before the policy chooses rows, so no column may have one.
ALTER TABLE workload_events MODIFY COLUMN model String DEFAULT '', MODIFY COLUMN metrics Map(String, Float64), MODIFY COLUMN dimensions Map(String, String);
ALTER TABLE data_access_audit MODIFY COLUMN agent String DEFAULT '', MODIFY COLUMN operation String DEFAULT '', MODIFY COLUMN table_name String DEFAULT '', MODIFY COLUMN outcome String DEFAULT '';
