import Dashboard
import Model
import Screen
import Testing
import Thesis

@testable import ballast

@Suite("The default configuration as a file") struct ConfigurationTextTests {
    private let text = ConfigurationText.standard

    /// The lines of a configuration, for a comparison with another.
    private func lines(_ configuration: Configuration) -> [String] {
        ConfigurationSchema.sections.flatMap { section in section.keys.flatMap { $0.lines(configuration) } }
    }

    private func reading(_ text: String) -> (configuration: Configuration, errors: [ConfigurationError]) {
        Configuration.parsing(text, file: "config.toml")
    }

    @Test("the printed default changes nothing")
    func asPrinted() {
        let (configuration, errors) = reading(text)
        #expect(errors.isEmpty)
        #expect(lines(configuration) == lines(Configuration()))
        #expect(configuration.alerts == nil)
    }

    @Test("uncommenting every line, with or without a blank, leaves the default configuration", arguments: ["# ", "#"])
    func uncommentedDefault(marker: String) {
        let uncommented = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix(marker) ? String(line.dropFirst(marker.count)) : String(line)
        }
        let (configuration, errors) = reading(uncommented.joined(separator: "\n"))
        #expect(errors.isEmpty)
        #expect(lines(configuration) == lines(Configuration()))
        #expect(configuration.alerts?.tables.count == 1)
    }

    @Test("the example alert can be read")
    func alert() {
        let uncommented = text.split(separator: "\n").map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : String($0) }
        let configuration = reading(uncommented.joined(separator: "\n")).configuration
        let (settings, errors) = configuration.settings(.init(of: Bundled.market))
        #expect(errors.isEmpty)
        #expect(settings.alerts.map(\.id) == ["small-fall"])
    }

    @Test("every key of the schema is in its section, with an explanation")
    func everyKey() {
        var keys: [String: [String]] = [:]
        var section = ""
        var before = ""
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("[") { section = line }
            if line.hasPrefix("# "), let sign = line.firstIndex(of: "=") {
                let key = line[..<sign].dropFirst(2).reversed().drop { $0 == " " }.reversed()
                keys[section, default: []].append(String(key))
                let isListed = ["[watch-lists]", "[groups]", "[layouts]"].contains(section)
                #expect(before.hasPrefix("## ") || isListed, "\(line) is not explained")
            }
            before = line
        }
        for schemaSection in ConfigurationSchema.sections {
            let head = schemaSection.name.isEmpty ? "" : "[\(schemaSection.name)]"
            for key in schemaSection.keys where !key.name.isEmpty {
                #expect(keys[head]?.contains(key.name) == true, "\(schemaSection.path(key)) is missing")
            }
        }
        for key in ConfigurationSchema.alertKeys { #expect(keys["[keys]"]?.contains(key.name) == true) }
    }

    /// The comment directly above a key of a section.
    private func comment(_ key: String, in section: String) throws -> String {
        let part = try #require(text.split(separator: "[\(section)]\n").last?.split(separator: "\n["))
        let lines = try #require(part.first).split(separator: "\n")
        let index = try #require(lines.firstIndex { $0.hasPrefix("# \(key) = ") })
        return lines[..<index].reversed().prefix { $0.hasPrefix("##") }.reversed().joined(separator: " ")
    }

    @Test(
        "the comment of an interval states its minimum, and anything shorter is refused",
        arguments: [
            ("yahoo", "quotes", "10 s", "9 s"), ("yahoo", "history", "1 min", "59 s"),
            ("treasury", "interval", "10 min", "9 min"), ("fred", "interval", "1 h", "59 min"),
            ("ishares", "interval", "1 h", "59 min"), ("invesco", "interval", "1 h", "59 min"),
            ("nport", "interval", "1 d", "23 h"), ("edgar", "filings", "1 min", "59 s"),
            ("edgar", "facts", "1 d", "23 h"), ("wires", "interval", "5 min", "299 s"),
        ])
    func minimumIntervals(source: String, key: String, minimum: String, tooShort: String) throws {
        let comment = try comment(key, in: "sources.\(source)")
        #expect(comment.hasSuffix("At most once in \(minimum)."), "\(comment)")
        #expect(reading("[sources.\(source)]\n\(key) = \"\(minimum)\"").errors.isEmpty)
        #expect(reading("[sources.\(source)]\n\(key) = \"\(tooShort)\"").errors.count == 1)
    }

    @Test("no line is longer than 120 characters, except lists of addresses")
    func width() {
        for line in text.split(separator: "\n") where !line.contains("https://") { #expect(line.count <= 120) }
    }

    @Test("no two keys have the same name")
    func names() {
        let paths = ConfigurationSchema.sections.flatMap { section in section.keys.map(section.path) }
        #expect(Set(paths).count == paths.count)
    }
}
