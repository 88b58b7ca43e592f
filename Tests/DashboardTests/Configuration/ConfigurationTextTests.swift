import Dashboard
import Model
import Screen
import Testing

@testable import ballast

@Suite("The default configuration as a file") struct ConfigurationTextTests {
    private let text = ConfigurationText.standard

    /// The lines that say what a configuration has, by which two are compared.
    private func lines(_ configuration: Configuration) -> [String] {
        ConfigurationSchema.sections.flatMap { section in section.keys.flatMap { $0.lines(configuration) } }
    }

    private func reading(_ text: String) -> (configuration: Configuration, errors: [ConfigurationError]) {
        Configuration.reading(text, file: "config.toml")
    }

    @Test("as it is printed it changes nothing")
    func asPrinted() {
        let (configuration, errors) = reading(text)
        #expect(errors.isEmpty)
        #expect(lines(configuration) == lines(Configuration()))
        #expect(configuration.alerts == nil)
    }

    @Test("every way of taking the marks away leaves a configuration that is the default", arguments: ["# ", "#"])
    func uncommented(mark: String) {
        let freed = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix(mark) ? String(line.dropFirst(mark.count)) : String(line)
        }
        let (configuration, errors) = reading(freed.joined(separator: "\n"))
        #expect(errors.isEmpty)
        #expect(lines(configuration) == lines(Configuration()))
        #expect(configuration.alerts?.tables.count == 1)
    }

    @Test("the alert that stands there as an example can be read")
    func alert() {
        let freed = text.split(separator: "\n").map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : String($0) }
        let configuration = reading(freed.joined(separator: "\n")).configuration
        let (settings, errors) = configuration.settings(.init(of: Bundled.market))
        #expect(errors.isEmpty)
        #expect(settings.alerts.map(\.id) == ["small-fall"])
    }

    @Test("every key of the schema stands there in its section, with words about it")
    func everyKey() {
        var keys: [String: [String]] = [:]
        var section = ""
        var before = ""
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("[") { section = line }
            if line.hasPrefix("# "), let sign = line.firstIndex(of: "=") {
                let key = line[..<sign].dropFirst(2).reversed().drop { $0 == " " }.reversed()
                keys[section, default: []].append(String(key))
                let isListed = ["[watch-lists]", "[groups]"].contains(section)
                #expect(before.hasPrefix("## ") || isListed, "\(line) is not explained")
            }
            before = line
        }
        for known in ConfigurationSchema.sections {
            let head = known.name.isEmpty ? "" : "[\(known.name)]"
            for key in known.keys where !key.name.isEmpty {
                #expect(keys[head]?.contains(key.name) == true, "\(known.path(key)) is missing")
            }
        }
        for key in ConfigurationSchema.alertKeys { #expect(keys["[keys]"]?.contains(key.name) == true) }
    }

    /// The comment right above a key of a section.
    private func comment(_ key: String, in section: String) throws -> String {
        let part = try #require(text.split(separator: "[\(section)]\n").last?.split(separator: "\n["))
        let lines = try #require(part.first).split(separator: "\n")
        let place = try #require(lines.firstIndex { $0.hasPrefix("# \(key) = ") })
        return lines[..<place].reversed().prefix { $0.hasPrefix("##") }.reversed().joined(separator: " ")
    }

    @Test(
        "the comment of an interval names the least that its source bears, and that is where reading begins to refuse",
        arguments: [
            ("yahoo", "quotes", "10 s", "9 s"), ("yahoo", "history", "1 min", "59 s"),
            ("treasury", "interval", "10 min", "9 min"), ("fred", "interval", "1 h", "59 min"),
            ("ishares", "interval", "1 h", "59 min"), ("invesco", "interval", "1 h", "59 min"),
            ("nport", "interval", "1 d", "23 h"), ("edgar", "filings", "1 min", "59 s"),
            ("edgar", "facts", "1 d", "23 h"), ("wires", "interval", "5 min", "299 s"),
        ])
    func leastIntervals(source: String, key: String, least: String, less: String) throws {
        let comment = try comment(key, in: "sources.\(source)")
        #expect(comment.hasSuffix("At most once in \(least)."), "\(comment)")
        #expect(reading("[sources.\(source)]\n\(key) = \"\(least)\"").errors.isEmpty)
        #expect(reading("[sources.\(source)]\n\(key) = \"\(less)\"").errors.count == 1)
    }

    @Test("no line is too long to be read, but for lists of addresses")
    func width() {
        for line in text.split(separator: "\n") where !line.contains("https://") { #expect(line.count <= 120) }
    }

    @Test("no two keys have one name")
    func names() {
        let paths = ConfigurationSchema.sections.flatMap { section in section.keys.map(section.path) }
        #expect(Set(paths).count == paths.count)
    }
}
