-- For tables made by an earlier version. A part holds rows of many users, so nothing may be kept of a part as a whole: no dictionary of a column's texts,
-- which functions run over before the policy chooses rows; no statistics, by whose smallest and greatest values a part is skipped; no form of storage
-- that is chosen by how many values are the default.
ALTER TABLE workload_events MODIFY COLUMN model String DEFAULT '', MODIFY COLUMN metrics Map(String, Float64), MODIFY COLUMN dimensions Map(String, String);
ALTER TABLE workload_events MODIFY SETTING auto_statistics_types = '', ratio_of_defaults_for_sparse_serialization = 1;
ALTER TABLE data_access_audit MODIFY COLUMN agent String DEFAULT '', MODIFY COLUMN operation String DEFAULT '', MODIFY COLUMN table_name String DEFAULT '', MODIFY COLUMN outcome String DEFAULT '';
ALTER TABLE data_access_audit MODIFY SETTING auto_statistics_types = '', ratio_of_defaults_for_sparse_serialization = 1;
