using System.Runtime.InteropServices;

namespace Netra.Embedded.Engine;

/// <summary>The C functions of libchdb that are used here. Texts are UTF-8 with a length; results are freed by their receiver.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(EngineLibrary.Name)]
    public static partial nint* chdb_connect(int argumentCount, byte** arguments);

    [LibraryImport(EngineLibrary.Name)]
    public static partial void chdb_close_conn(nint* connection);

    [LibraryImport(EngineLibrary.Name)]
    public static partial nint chdb_query_n(nint connection, byte* query, nuint queryLength, byte* format, nuint formatLength);

    [LibraryImport(EngineLibrary.Name)]
    public static partial nint chdb_stream_query_n(nint connection, byte* query, nuint queryLength, byte* format, nuint formatLength);

    [LibraryImport(EngineLibrary.Name)]
    public static partial nint chdb_stream_fetch_result(nint connection, nint stream);

    [LibraryImport(EngineLibrary.Name)]
    public static partial void chdb_stream_cancel_query(nint connection, nint stream);

    [LibraryImport(EngineLibrary.Name)]
    public static partial void chdb_destroy_query_result(nint result);

    [LibraryImport(EngineLibrary.Name)]
    public static partial byte* chdb_result_buffer(nint result);

    [LibraryImport(EngineLibrary.Name)]
    public static partial nuint chdb_result_length(nint result);

    [LibraryImport(EngineLibrary.Name)]
    public static partial byte* chdb_result_error(nint result);

    [LibraryImport(EngineLibrary.Name)]
    public static partial ulong chdb_result_rows_read(nint result);

    [LibraryImport(EngineLibrary.Name)]
    public static partial ulong chdb_result_rows_written(nint result);

    [LibraryImport(EngineLibrary.Name)]
    public static partial nint chdb_stream_insert_n(nint connection, byte* query, nuint queryLength, byte* format, nuint formatLength);

    [LibraryImport(EngineLibrary.Name)]
    public static partial int chdb_stream_append(nint insert, byte* data, nuint length);

    [LibraryImport(EngineLibrary.Name)]
    public static partial nint chdb_stream_done(nint insert);

    [LibraryImport(EngineLibrary.Name)]
    public static partial byte* chdb_stream_insert_error(nint insert);

    [LibraryImport(EngineLibrary.Name)]
    public static partial void chdb_destroy_insert_stream(nint insert);

    [LibraryImport(EngineLibrary.Name)]
    public static partial int chdb_classify_query_n(nint connection, byte* query, nuint queryLength, byte* database, nuint databaseLength, EngineAnalysis* analysis);

    [LibraryImport(EngineLibrary.Name)]
    public static partial void chdb_set_signal_handlers_enabled(int enabled);
}
