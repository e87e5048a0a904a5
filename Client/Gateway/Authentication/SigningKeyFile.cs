using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Netra.Client.Gateway.Authentication;

/// <summary>Reads the HS256 key from its file, and makes the development one.</summary>
internal static class SigningKeyFile
{
    public const string DevelopmentName = "signing.key";

    private const int MinBytes = 32;
    private const int MaxBytes = 4096;

    /// <summary>Reads a key; the bytes of the file are the key, so that it can be read by anything that signs.</summary>
    public static SymmetricSecurityKey Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan().TrimEnd("\r\n\t "u8);
        return bytes.Length is >= MinBytes and <= MaxBytes
            ? new SymmetricSecurityKey(bytes.ToArray())
            : throw new InvalidOperationException(
                $"The file named by Netra:Auth:SigningKeyFile must hold {MinBytes} to {MaxBytes} bytes of key.");
    }

    /// <summary>Reads the development key, and makes it first when there is none. Safe when several processes start at once.</summary>
    public static SymmetricSecurityKey ReadOrCreate(string directory)
    {
        var path = Path.Combine(directory, DevelopmentName);
        if (!File.Exists(path))
        {
            Create(directory, path);
        }

        return Read(path);
    }

    private static void Create(string directory, string path)
    {
        CreateDirectory(directory);
        var draft = Path.Combine(directory, $"{DevelopmentName}.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var file = new FileStream(draft, options))
            {
                file.Write(System.Text.Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true)));
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first; its key counts.
            File.Delete(draft);
        }
    }

    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
