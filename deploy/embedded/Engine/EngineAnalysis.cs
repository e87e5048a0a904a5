using System.Runtime.InteropServices;

namespace Netra.Embedded.Engine;

/// <summary>What the engine's parser says about a text; laid out as <c>chdb_query_analysis_v1</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EngineAnalysis
{
    /// <summary>The size of this structure, set by the caller.</summary>
    public uint Size;

    /// <summary>How many statements the text holds; 0 when it cannot be parsed.</summary>
    public uint Statements;

    /// <summary>Not used here.</summary>
    public uint Flags;

    /// <summary>What they do; of several, the furthest-reaching.</summary>
    public EngineStatementClass Class;
}
