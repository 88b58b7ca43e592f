import Dashboard
import Formats
import Model
import Screen
import Thesis

/// A theme as a file of roles: a colour each, over those of a shipped theme.
struct ThemeFile {
    /// The name of the theme.
    let name: String
    /// The path, for messages.
    let path: String

    /// The key that names the shipped theme whose colours apply where the file has none.
    private static let base = "extends"
    /// The key of the background: a colour, or the terminal's own.
    private static let ground = "background"

    /// The theme of a text, or all errors in it.
    func theme(_ text: String) throws(ConfigurationErrors) -> Theme {
        let entries = try entries(of: text)
        var problems: [(key: String, message: String)] = []
        var base = Theme.dark, ground: Colour?, paintsGround: Bool?
        var colours: [Role: Colour] = [:]
        for entry in entries {
            do throws(InvalidValue) {
                switch entry.key {
                case ThemeFile.base: base = try ThemeFile.shipped(entry.value)
                case ThemeFile.ground: (ground, paintsGround) = try ThemeFile.ground(entry.value)
                default: colours[try ThemeFile.role(entry.key)] = try ThemeFile.colour(entry.value)
                }
            } catch {
                problems.append((entry.key, error.message))
            }
        }
        guard problems.isEmpty else {
            let locations = TOMLLocations(text)
            let errors = problems.map { problem in
                ConfigurationError(
                    file: path, line: locations.line(of: [problem.key]), key: problem.key, message: problem.message)
            }
            throw ConfigurationErrors(errors: errors.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
        return base.varied(name, ground: ground, paintsGround: paintsGround, colours)
    }

    private func entries(of text: String) throws(ConfigurationErrors) -> [TOMLItem.Entry] {
        do throws(TOMLSyntaxError) {
            guard case .table(let entries) = try TOMLItem(parsing: text) else { return [] }
            return entries
        } catch {
            let syntaxError = ConfigurationError(
                file: path, line: error.location.line, column: error.location.column, key: error.key,
                message: error.message)
            throw ConfigurationErrors(errors: [syntaxError])
        }
    }

    private static func shipped(_ item: TOMLItem) throws(InvalidValue) -> Theme {
        let names = Theme.shipped.map(\.name)
        guard case .text(let name) = item, let theme = Theme.shipped.named(name) else {
            let hint = if case .text(let name) = item { Suggestion.hint(for: name, among: names) } else { "" }
            let list = names.map(TOMLText.quoted).joined(separator: ", ")
            throw InvalidValue("expected one of \(list), found \(item.kind)\(hint)")
        }
        return theme
    }

    private static func ground(_ item: TOMLItem) throws(InvalidValue) -> (Colour?, paintsGround: Bool?) {
        if item == .text("terminal") { return (nil, false) }
        guard let colour = hex(item) else {
            throw InvalidValue(expected: "\"terminal\" or a colour such as \"#11141A\"", item)
        }
        return (colour, true)
    }

    private static func role(_ key: String) throws(InvalidValue) -> Role {
        if let role = Role.allCases.first(where: { $0.name == key }) { return role }
        let names = Role.allCases.map(\.name) + [base, ground]
        throw InvalidValue("no such role\(Suggestion.hint(for: key, among: names))")
    }

    private static func colour(_ item: TOMLItem) throws(InvalidValue) -> Colour {
        guard let colour = hex(item) else { throw InvalidValue(expected: "a colour such as \"#7FBF7B\"", item) }
        return colour
    }

    private static func hex(_ item: TOMLItem) -> Colour? {
        guard case .text(let text) = item, text.hasPrefix("#"), text.utf8.count == 7,
            text.dropFirst().allSatisfy(\.isHexDigit)
        else { return nil }
        return UInt32(text.dropFirst(), radix: 16).map(Colour.init)
    }
}
