using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Netra.Client.Gateway.Ingest;

namespace Netra.Client.Gateway.Tests.Ingest;

public sealed class CsvSourceTests
{
    private static readonly TableLayout Layout = SourceRecords.Layout(
        ("id", "UInt32", false), ("name", "String", true), ("score", "Nullable(Float64)", false), ("at", "DateTime", true), ("tags", "Array(String)", true));

    [Theory]
    [InlineData("id,name\n1,a\n2,b\n")]
    [InlineData("id,name\r\n1,a\r\n2,b")]
    [InlineData("\uFEFFid,name\n1,a\n2,b")]
    [InlineData("id,name\n\n1,a\n\n\n2,b\n\n")]
    [InlineData("\"id\",\"name\"\n\"1\",\"a\"\n\"2\",b\n")]
    [InlineData("\n\nid,name\n1,a\n2,b\n")]
    public async Task Read_Layouts_AreTheSameRows(string text)
    {
        var rows = await SourceRecords.CsvAsync(Layout, text);

        Assert.Equal([[1L, "a"], [2L, "b"]], rows.Select(row => row.ToArray()));
    }

    [Fact]
    public async Task Read_Quotes_KeepWhatIsInside()
    {
        var rows = await SourceRecords.CsvAsync(Layout, "name,id,tags\n\"a,\"\"b\"\"\r\nc\",1,\"[\"\"x\"\",\"\"y,z\"\"]\"\n#no comment,2,[]\n\0,3,[]\n");

        Assert.Equal("a,\"b\"\r\nc", rows[0][0]);
        Assert.Equal(["x", "y,z"], (System.Collections.Immutable.ImmutableArray<object?>)rows[0][2]!);
        Assert.Equal("#no comment", rows[1][0]);
        Assert.Equal("\0", rows[2][0]);
    }

    [Fact]
    public async Task Read_EmptyFields_AreNullTextOrDefault()
    {
        var rows = await SourceRecords.CsvAsync(Layout, "id,name,score,at\n1,,,\n2,\"\",\"\",\"\"\n");

        Assert.All(rows, row => Assert.Equal(["", null, null], row[1..]));
    }

    [Fact]
    public async Task Read_HeaderOnly_IsNoRows() => Assert.Empty(await SourceRecords.CsvAsync(Layout, "id\n"));

    public static TheoryData<string, int, int?, string?, string> Refused => new()
    {
        { "", 1, null, null, "is missing" },
        { "\n\n", 1, null, null, "is missing" },
        { "id,nope\n1,2\n", 1, null, "nope", "is not a column" },
        { "id,ID\n1,2\n", 1, null, "ID", "is not a column" },
        { "id, name\n1,2\n", 1, null, " name", "is not a column" },
        { "id,\n1,2\n", 1, null, "", "is not a column" },
        { "id;name\n1;2\n", 1, null, "id;name", "is not a column" },
        { "id,name,id\n1,2,3\n", 1, null, "id", "named twice" },
        { "name\nx\n", 1, null, "id", "required and missing" },
        { "\n\nid,nope\n1,2\n", 3, null, "nope", "is not a column" },
        { "id,name\n1,a\nx,b\n", 3, 2, "id", "is not an integer" },
        { "id,name\n1,a\n,b\n", 3, 2, "id", "is empty" },
        { "id,name\n1,\"a\nb\nc\"\n\nx,b\n", 6, 2, "id", "is not an integer" },
        { "id,name\r\n1,\"a\r\nb\"\r\nx,b\r\n", 4, 2, "id", "is not an integer" },
        { "id,name\r1,a\rx,b\r", 3, 2, "id", "is not an integer" },
        { "id,name\n\"x\ny\",b\n", 2, 1, "id", "is not an integer" },
        { "id,name\n1\n", 2, 1, null, "has 1 fields, and the header has 2" },
        { "id,name\n1,a,b\n", 2, 1, null, "has 3 fields" },
        { "id,name\n1,a\n1,a,\n", 3, 2, null, "has 3 fields" },
        { "id,name\n1,\"a\"b\n", 2, 1, null, "is not well-formed CSV" },
        { "id,name\n1,a\n2,\"open\n3,c\n", 3, 2, null, "is not well-formed CSV" },
        { "id,name\n1,\uFFFE\n", 2, 1, "name", "UTF-8" },
        { "id,name\n1,a\n\uFFFF,a\n", 3, 2, null, "not text" },
        { "\uFFFFid,name\n1,a\n", 1, null, null, "not text" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Read_BadText_SaysWhere(string text, int line, int? row, string? column, string problem)
    {
        var refusal = await SourceRecords.RefusedAsync(() => SourceRecords.CsvAsync(Layout, text), line, row, column);

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_BytesThatAreNotUtf8_SaysWhere() => await SourceRecords.RefusedAsync(
        () => SourceRecords.CsvAsync(Layout, [.. "id,name\n1,a\n2,"u8, 0xff, .. "\n3,b\n"u8]), 3, 2, "name");

    [Fact]
    public async Task Read_ARecordWithoutEnd_IsBounded()
    {
        var refusal = await SourceRecords.RefusedAsync(() => SourceRecords.CsvAsync(Layout, $"id,name\n1,a\n2,\"{new string('x', 3 << 20)}"), 3, 2, null);

        Assert.Contains("longer than", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhateverIsWrittenInWhateverPieces_ComesBack() => Prop.ForAll<NonEmptyArray<NonNull<string>>, PositiveInt>((texts, chunk) =>
    {
        var names = texts.Get.Select(text => new string([.. text.Get.Where(c => !char.IsSurrogate(c) && c < '\uFFFE')])).ToArray();
        var csv = "id,name\r\n" + string.Concat(names.Select((name, i) => $"{i},\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n"));
        var rows = SourceRecords.CsvAsync(Layout, Encoding.UTF8.GetBytes(csv), chunk.Get).GetAwaiter().GetResult();
        return rows.Select(row => row[1]).SequenceEqual(names);
    }).QuickCheckThrowOnFailure();
}
