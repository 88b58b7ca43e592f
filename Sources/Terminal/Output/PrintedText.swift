/// Text that a command prints, on a terminal or not.
public enum PrintedText {
    /// Whether the locale that this process was started in shows UTF-8; so it does where none is named. Asking sets the
    /// locale, as opening a terminal does.
    public static let isUnicode = Surroundings.ofProcess.printUnicode
}
