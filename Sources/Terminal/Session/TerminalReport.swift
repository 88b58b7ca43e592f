public import Screen

/// What a terminal is found to be, without anything of it being touched: for a person who wants to know why it looks as it
/// does.
public struct TerminalReport: Sendable {
    /// Whether standard input and output are a terminal.
    public let isInput, isOutput: Bool
    /// Its extent, where it says.
    public let size: Size?
    /// What `TERM` names.
    public let type: String?
    /// The terminfo entry that it would be opened by; nil where it could not be.
    public let opensAs: String?
    /// Why it could not be opened.
    public let fault: TerminalError?
    /// How many colours would be used.
    public let colours: ColourDepth
    /// Whether only ASCII would be drawn.
    public let ascii: Bool
    /// The locale that the environment names for characters.
    public let locale: String?
    /// The locale's codeset; nil where the system has no such locale.
    public let codeset: String?

    /// Looks at the terminal of standard input and output. It sets the locale, as opening it does.
    public init(_ options: TerminalOptions) {
        let device = TerminalDevice.standard, surroundings = Surroundings.ofProcess
        do throws(TerminalError) {
            try device.mustBeTerminal()
            (isInput, isOutput) = (true, true)
        } catch {
            isInput = error != .notATerminal("standard input")
            isOutput = false
        }
        size = isOutput ? device.size : nil
        type = surroundings.variable("TERM")
        locale = surroundings.locale
        codeset = surroundings.codeset("")
        var setting: TerminalSetting?
        do throws(TerminalError) {
            setting = try TerminalSetting(device, options, surroundings)
            fault = nil
        } catch { fault = error }
        opensAs = setting?.type
        colours = setting?.depth ?? .none
        ascii = setting?.ascii ?? true
    }
}
