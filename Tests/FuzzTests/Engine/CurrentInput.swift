import Foundation
import Synchronization

/// The input that is being parsed, in a file: it is still there after a crash.
final class CurrentInput: Sendable {
    /// The path of the file: the number of the input, its length and whether it hangs, in eight bytes each, then its
    /// bytes.
    let path: String
    private let descriptor: Int32
    private let count = Mutex<UInt64>(0)

    /// Creates the file; nil if that is impossible.
    init?(_ path: String) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        write([0, 0, 0], at: 0)
    }

    deinit { close(descriptor) }

    /// Notes the next input.
    func set(_ bytes: [UInt8]) {
        let number = count.withLock { count in
            count += 1
            return count
        }
        _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 24) }
        write([number, UInt64(bytes.count)], at: 0)
    }

    /// The number of inputs so far.
    var number: UInt64 { count.withLock(\.self) }

    /// Notes that the input takes too long.
    func setHanging() { write([1], at: 16) }

    private func write(_ words: [UInt64], at offset: Int) {
        _ = words.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
    }

    /// Removes the file.
    func remove() { unlink(path) }
}
