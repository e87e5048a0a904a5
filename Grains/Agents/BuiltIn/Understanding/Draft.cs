namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>A question in the making.</summary>
internal sealed class Draft(Catalogue catalogue)
{
    public Catalogue Catalogue { get; } = catalogue;

    public List<Measure> Measures { get; } = [];

    public List<Statistic> Statistics { get; } = [];

    public List<Grouping> Groupings { get; } = [];

    public List<TimeRange> Ranges { get; } = [];

    public TimeRange? Baseline { get; set; }

    public RowFilter Filter { get; set; } = RowFilter.None;

    public int? Top { get; set; }

    public Ordering Ordering { get; set; }

    /// <summary>Dimensions whose values are asked for.</summary>
    public List<Dimension> Listed { get; } = [];

    /// <summary>Whether names beside each other are to be compared.</summary>
    public bool ComparesNames { get; set; }

    /// <summary>Whether it is asked if measures go together, without saying so.</summary>
    public bool Relates { get; set; }

    /// <summary>Whether single events at an end of time are wanted.</summary>
    public bool WantsEdge { get; set; }

    /// <summary>Whether the bucket named is where something is at its most.</summary>
    public bool WantsPeak { get; set; }

    /// <summary>Whether little was said: a name, a time or a word for events alone.</summary>
    public bool IsWeak { get; set; }

    public List<string> UnknownNames { get; } = [];

    public List<string> UnknownWords { get; } = [];

    public List<string> Notes { get; } = [];

    public void Add(Measure measure)
    {
        if (!Measures.Contains(measure))
        {
            Measures.Add(measure);
        }
    }
}
