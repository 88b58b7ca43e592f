/// Properties of the text that a command prints, to a terminal or elsewhere.
public enum PrintedText {
    /// Whether printed text may be UTF-8: as the locale of the environment has it, and true if none is named. The first
    /// access sets the locale, as opening a terminal does.
    public static let isUnicode = TerminalEnvironment.process.printsUnicode
}
