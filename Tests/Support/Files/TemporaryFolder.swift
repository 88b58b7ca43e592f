package import Foundation

/// A folder that is deleted with this object.
package final class TemporaryFolder: Sendable {
    /// The absolute path.
    package let path: String

    /// A folder with the given files: text by relative path.
    package init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "ballast-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (file, text) in files { try write(text, to: file) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The folder as a URL.
    package var url: URL { URL(filePath: path) }

    /// The names of its files and folders, sorted.
    package var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// Writes a file in place, or replaces it atomically.
    package func write(_ text: String, to file: String, atomically: Bool = false) throws {
        let url = url.appending(path: file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url, options: atomically ? .atomic : [])
    }
}
