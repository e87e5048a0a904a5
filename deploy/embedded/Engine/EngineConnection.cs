using System.Text;

namespace Netra.Embedded.Engine;

/// <summary>
/// One connection to the engine inside this process, with settings of its own. The first one fixes the data path and the configuration; every
/// other one must name the same path. Not thread-safe; connections are independent of each other.
/// </summary>
internal sealed unsafe class EngineConnection : IDisposable
{
    private nint* _connection;

    /// <summary>Opens a connection.</summary>
    /// <param name="path">Where the engine keeps its data.</param>
    /// <param name="arguments">Further arguments, such as <c>--max_threads=2</c>.</param>
    /// <exception cref="EngineException">The engine refuses them.</exception>
    public EngineConnection(string path, IEnumerable<string> arguments)
    {
        var texts = new[] { "clickhouse", $"--path={path}" }.Concat(arguments).Select(text => Encoding.UTF8.GetBytes(text + '\0')).ToArray();
        var pins = Array.ConvertAll(texts, text => System.Runtime.InteropServices.GCHandle.Alloc(text, System.Runtime.InteropServices.GCHandleType.Pinned));
        try
        {
            var pointers = stackalloc byte*[pins.Length];
            for (var i = 0; i < pins.Length; i++)
            {
                pointers[i] = (byte*)pins[i].AddrOfPinnedObject();
            }

            _connection = NativeMethods.chdb_connect(pins.Length, pointers);
        }
        finally
        {
            Array.ForEach(pins, pin => pin.Free());
        }

        if (_connection is null || *_connection == 0)
        {
            throw new EngineException("Code: 115. The engine refuses these settings.");
        }
    }

    /// <summary>Runs a statement and returns its whole result.</summary>
    public EngineResult Query(ReadOnlySpan<byte> statement, string format = "TSV")
    {
        var formatName = Encoding.UTF8.GetBytes(format);
        fixed (byte* text = statement, name = formatName)
        {
            return EngineResult.Take(NativeMethods.chdb_query_n(*_connection, text, (nuint)statement.Length, name, (nuint)formatName.Length));
        }
    }

    /// <summary>Runs a statement that gives no result.</summary>
    public void Execute(string statement)
    {
        using var result = Query(Encoding.UTF8.GetBytes(statement));
    }

    /// <summary>Runs a statement and returns its result as text.</summary>
    public string QueryText(string statement)
    {
        using var result = Query(Encoding.UTF8.GetBytes(statement), "TSVRaw");
        return Encoding.UTF8.GetString(result.Bytes);
    }

    /// <summary>Begins a statement whose result comes in pieces.</summary>
    public EngineStream Stream(ReadOnlySpan<byte> statement, string format)
    {
        var formatName = Encoding.UTF8.GetBytes(format);
        fixed (byte* text = statement, name = formatName)
        {
            return new EngineStream(*_connection, NativeMethods.chdb_stream_query_n(*_connection, text, (nuint)statement.Length, name, (nuint)formatName.Length));
        }
    }

    /// <summary>Begins an insert whose rows come in pieces; the statement ends before FORMAT.</summary>
    public EngineInsert Insert(ReadOnlySpan<byte> statement, string format)
    {
        var formatName = Encoding.UTF8.GetBytes(format);
        fixed (byte* text = statement, name = formatName)
        {
            return new EngineInsert(NativeMethods.chdb_stream_insert_n(*_connection, text, (nuint)statement.Length, name, (nuint)formatName.Length));
        }
    }

    /// <summary>Says what a text would do, without running it.</summary>
    public EngineAnalysis Classify(ReadOnlySpan<byte> statement)
    {
        var analysis = new EngineAnalysis { Size = (uint)sizeof(EngineAnalysis), Class = EngineStatementClass.Unknown };
        fixed (byte* text = statement)
        {
            _ = NativeMethods.chdb_classify_query_n(*_connection, text, (nuint)statement.Length, null, 0, &analysis);
        }

        return analysis;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_connection is not null)
        {
            NativeMethods.chdb_close_conn(_connection);
            _connection = null;
        }
    }
}
