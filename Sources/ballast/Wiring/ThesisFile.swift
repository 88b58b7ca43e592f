import Model
import TOMLKit
import Thesis

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file of a thesis.
struct ThesisFile {
    let path: String

    /// The named file, or else the user's own, or else the bundled one; nil if there is none.
    init?(named: String?, data folder: String) {
        let user = ProcessEnvironment.configurationFolder.map { "\($0)/thesis.toml" }
        let candidates = named.map { [$0] } ?? [user, "\(folder)/thesis.toml"].compactMap(\.self)
        guard let path = candidates.first(where: { named != nil || FileVersion.exists($0) }) else { return nil }
        self.path = path
    }

    fileprivate func source() throws -> ThesisSource {
        let text = try TextFile.read(path, as: "a thesis")
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.endsTOMLLine).map(String.init)
        let values: TOMLTable
        do throws(TOMLSyntaxError) { values = try TOMLTable.checked(text) } catch {
            throw ThesisError(file: path, lines: lines, at: error.location, error.message)
        }
        return try ThesisSource(file: path, lines: lines, locations: TOMLLocations(text), values: values)
    }
}

/// A thesis that has been read, but not yet compiled for the available instruments.
struct ThesisDraft: Sendable {
    private let source: Result<ThesisSource?, any Error>

    /// Reads a file; an error is thrown when the draft is compiled.
    init(_ file: ThesisFile?) {
        source = Result { try file?.source() }
    }

    /// Reads the named thesis, or else the user's own, or else the bundled one.
    init(_ resolved: ResolvedOptions, data folder: String) {
        self.init(ThesisFile(named: resolved.thesis, data: folder))
    }

    /// The thesis for the given vocabulary; empty if there is no file.
    func thesis(_ vocabulary: ThesisVocabulary) throws -> Thesis {
        do {
            return try source.get().map { try Thesis($0, vocabulary) } ?? .empty
        } catch let errors as ThesisErrors {
            throw Failure(message: errors.description)
        } catch let error as ThesisError {
            throw Failure(message: error.description)
        }
    }
}

extension ThesisSource {
    /// The tables of a file: values as parsed by the library, with the locations found in the text.
    fileprivate init(file: String, lines: [String], locations: TOMLLocations, values: TOMLTable) throws {
        var counts: [String: Int] = [:]
        let tables = locations.tables.map { table in
            let number = counts[table.name, default: 0]
            counts[table.name] = number + 1
            let content = table.name.isEmpty ? values : values[table.name]?.element(number)
            return Table(
                table.name, at: table.location,
                entries: table.keys.map { key in
                    let text = content?[key.name]?.string ?? key.spelling
                    let hasLocations = key.value.count == text.count + 1
                    return Entry(key.name, text, at: key.location, locations: hasLocations ? key.value : [key.value[0]])
                })
        }
        for name in values.keys.sorted() where counts[name] == nil && counts[""] == nil {
            throw ThesisError(
                file: file, lines: lines, at: SourceLocation(line: 1, column: 1),
                "'\(PlainText.clean(name))' is not valid here: write [[condition]] tables")
        }
        self.init(file: file, lines: lines, tables: tables)
    }
}

extension TOMLValueConvertible {
    /// The table itself, or the one at an index of this array.
    fileprivate func element(_ index: Int) -> TOMLTable? {
        guard let array else { return index == 0 ? table : nil }
        return index < array.count ? array[index].table : nil
    }
}
