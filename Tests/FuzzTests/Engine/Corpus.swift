import Foundation
import TestSupport

/// The inputs kept as files: hand-made ones, and those that once broke something.
enum Corpus {
    struct File: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    /// The folder with a folder for each parser.
    static let folder =
        ProcessInfo.processInfo.environment["BALLAST_FUZZ_CORPUS"] ?? Repository.root + "/Tests/FuzzTests/Corpus"

    /// The files of a parser, by name.
    static func files(of parser: String) -> [File] { files(in: "\(folder)/\(parser)") }

    /// The files in a folder and its folders, each cut to the longest input.
    static func files(in folder: String) -> [File] {
        let names = FileManager.default.subpaths(atPath: folder) ?? []
        return names.sorted().compactMap { name in
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
            return File(name: name, bytes: Array(data.prefix(Mutator.longest)))
        }
    }
}
