public import Screen

/// The detected properties of the terminal, for a user who wants to know why it looks as it does. The terminal is not
/// changed.
public struct TerminalReport: Sendable {
    /// Whether standard input and output are a terminal.
    public let isInput, isOutput: Bool
    /// The size in cells, if reported.
    public let size: Size?
    /// The value of `TERM`.
    public let type: String?
    /// The terminfo entry with which it would be opened; nil if it could not be.
    public let opensAs: String?
    /// The reason why it could not be opened.
    public let openingError: TerminalError?
    /// The colour depth that would be used.
    public let colours: ColourDepth
    /// Whether only ASCII would be drawn.
    public let ascii: Bool
    /// The locale that the environment names for characters.
    public let locale: String?
    /// The locale's codeset; nil if the system has no such locale.
    public let codeset: String?

    /// Examines the terminal of standard input and output. Sets the locale, as opening the terminal does.
    public init(_ options: TerminalOptions) {
        let device = TerminalDevice.standard, environment = TerminalEnvironment.process
        do throws(TerminalError) {
            try device.requireTerminal()
            (isInput, isOutput) = (true, true)
        } catch {
            isInput = error != .notATerminal("standard input")
            isOutput = false
        }
        size = isOutput ? device.size : nil
        type = environment.variable("TERM")
        locale = environment.locale
        codeset = environment.codeset("")
        var setting: TerminalSetting?
        do throws(TerminalError) {
            setting = try TerminalSetting(device, options, environment)
            openingError = nil
        } catch { openingError = error }
        opensAs = setting?.type
        colours = setting?.depth ?? .none
        ascii = setting?.ascii ?? true
    }
}
