import Formats
import NIOCore

/// Collects and decompresses a response body. One limit, in bytes, applies to both its size as sent and its decompressed
/// size.
struct BodyReader {
    /// The number of bytes received so far, before decompression.
    private(set) var wireBytes = 0
    /// The body if it is not compressed.
    private var uncompressed: [UInt8] = []
    /// Decompresses the body; nil if it is not compressed.
    private let inflater: Inflater?
    private let limit: Int

    /// Creates a reader; `encoding` is the `Content-Encoding` header. Encodings other than gzip are an error.
    init(encoding: String?, limit: Int) throws(SourceError) {
        switch encoding?.lowercased() {
        case nil, "", "identity": inflater = nil
        case "gzip", "x-gzip": inflater = Inflater(limit: limit)
        case .some(let encoding): throw SourceError(.wrongContent, "compressed as \(encoding), which was not requested")
        }
        self.limit = limit
    }

    /// Appends the next part as received; throws if the body exceeds the limit or its gzip is invalid.
    mutating func append(_ part: ByteBuffer) throws(SourceError) {
        wireBytes += part.readableBytes
        guard wireBytes <= limit else { throw tooLarge }
        guard let inflater else {
            uncompressed.append(contentsOf: part.readableBytesView)
            return
        }
        let result = part.withUnsafeReadableBytes { bytes in
            do throws(Inflater.Failure) {
                return Result<Void, Inflater.Failure>.success(try inflater.append(bytes))
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success: break
        case .failure(.limit): throw tooLarge
        case .failure(.notGzip): throw SourceError(.wrongContent, "invalid gzip")
        }
    }

    /// The decompressed body so far.
    var bytes: [UInt8] { inflater?.bytes ?? uncompressed }

    /// The complete body; throws if its gzip stream is cut short.
    func finish() throws(SourceError) -> [UInt8] {
        // An empty body may be declared as gzip.
        guard let inflater, wireBytes > 0 else { return uncompressed }
        guard inflater.isComplete else { throw SourceError(.truncated, "truncated gzip") }
        return inflater.bytes
    }

    private var tooLarge: SourceError { SourceError(.tooLarge, "more than \(limit >> 10) KB") }
}
