import Model
import TOMLKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file that a thesis is written in.
struct ThesisFile {
    /// The file's path.
    let path: String

    /// The file that was named, else the user's own, else the one that ships with the tables; nil where there is none.
    init?(named: String?, data folder: String) {
        let user = ThesisFile.configurationFolder.map { "\($0)/thesis.toml" }
        let places = named.map { [$0] } ?? [user, "\(folder)/thesis.toml"].compactMap(\.self)
        guard let path = places.first(where: { named != nil || FileMark.isThere($0) }) else { return nil }
        self.path = path
    }

    /// The folder of the user's own files, by the XDG base directory specification.
    static var configurationFolder: String? {
        if let named = Surroundings.variable("XDG_CONFIG_HOME"), named.hasPrefix("/") { return named + "/ballast" }
        return Surroundings.variable("HOME").map { $0 + "/.config/ballast" }
    }

    fileprivate func source() throws -> ThesisSource {
        let text = try TextFile.read(path, as: "a thesis")
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.endsTOMLLine).map(String.init)
        let values: TOMLTable
        do throws(TOMLSyntaxError) { values = try TOMLTable.checked(text) } catch {
            throw ThesisError(file: path, lines: lines, at: error.place, error.message)
        }
        return try ThesisSource(file: path, lines: lines, places: TOMLPlaces(text), values: values)
    }
}

/// What a thesis' file says, read before it is known of which instruments it may speak.
struct ThesisDraft: Sendable {
    private let source: Result<ThesisSource?, any Error>

    /// What a file says.
    init(_ file: ThesisFile?) {
        source = Result { try file?.source() }
    }

    /// What is said by the thesis that was named, else the user's own, else the one that ships with the tables.
    init(_ choices: Choices, data folder: String) {
        self.init(ThesisFile(named: choices.thesis, data: folder))
    }

    /// The thesis, for instruments that it may speak of; empty where there is no file.
    func thesis(_ vocabulary: ThesisVocabulary) throws -> Thesis {
        do {
            return try source.get().map { try Thesis($0, vocabulary) } ?? .empty
        } catch let errors as ThesisErrors {
            throw Failure(words: errors.description)
        } catch let error as ThesisError {
            throw Failure(words: error.description)
        }
    }
}

extension ThesisSource {
    /// The tables of a file: their values as the library reads them, with the places that were found in the text.
    fileprivate init(file: String, lines: [String], places: TOMLPlaces, values: TOMLTable) throws {
        var seen: [String: Int] = [:]
        let tables = places.tables.map { table in
            let number = seen[table.name, default: 0]
            seen[table.name] = number + 1
            let content = table.name.isEmpty ? values : values[table.name]?.element(number)
            return Table(
                table.name, at: table.place,
                entries: table.keys.map { key in
                    let text = content?[key.name]?.string ?? key.spelling
                    let isPlaced = key.value.count == text.count + 1
                    return Entry(key.name, text, at: key.place, places: isPlaced ? key.value : [key.value[0]])
                })
        }
        for name in values.keys.sorted() where seen[name] == nil && seen[""] == nil {
            throw ThesisError(
                file: file, lines: lines, at: Place(line: 1, column: 1),
                "'\(PlainText.clean(name))' is written in a way that has no meaning here: write [[condition]] tables")
        }
        self.init(file: file, lines: lines, tables: tables)
    }
}

extension TOMLValueConvertible {
    /// The table that this is, or that stands at an index of this array.
    fileprivate func element(_ index: Int) -> TOMLTable? {
        guard let array else { return index == 0 ? table : nil }
        return index < array.count ? array[index].table : nil
    }
}
