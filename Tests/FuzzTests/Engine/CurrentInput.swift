import Foundation

/// The input that is being parsed, in a file that is mapped into memory: it is still there after a crash.
final class CurrentInput: Sendable {
    /// The path of the file: the number of the input, its length and whether it hangs, in eight bytes each, then its
    /// bytes.
    let path: String
    private nonisolated(unsafe) let words: UnsafeMutableRawPointer
    private static let head = 24

    /// Creates the file; nil if that is impossible.
    init?(_ path: String) {
        self.path = path
        let size = CurrentInput.head + Mutator.longest
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0, ftruncate(descriptor, off_t(size)) == 0,
            let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED
        else { return nil }
        close(descriptor)
        words = memory
    }

    deinit { munmap(words, CurrentInput.head + Mutator.longest) }

    /// Notes the next input; of one that is longer than the file, such as a recording, its beginning.
    func set(_ bytes: [UInt8]) {
        let count = min(bytes.count, Mutator.longest)
        bytes.withUnsafeBytes { source in
            guard let start = source.baseAddress else { return }
            (words + CurrentInput.head).copyMemory(from: start, byteCount: count)
        }
        words.storeBytes(of: UInt64(count), toByteOffset: 8, as: UInt64.self)
        words.storeBytes(of: number + 1, as: UInt64.self)
    }

    /// The number of inputs so far.
    var number: UInt64 { words.load(as: UInt64.self) }

    /// Notes that the input takes too long.
    func setHanging() { words.storeBytes(of: 1, toByteOffset: 16, as: UInt64.self) }

    /// Removes the file.
    func remove() { unlink(path) }
}
