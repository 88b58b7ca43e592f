import Foundation

/// A folder of files that is gone when the test is done with it.
final class TemporaryFolder {
    let path: String

    /// A folder of these files: text by path inside it.
    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "ballast-" + UUID().uuidString
        for (file, text) in files { try write(text, to: file) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Puts a file there, in place of one of its name.
    func write(_ text: String, to file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
