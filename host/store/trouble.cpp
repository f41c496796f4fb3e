#include "store/trouble.hpp"

#include <sqlite3.h>

namespace jenjang::store {

Error error_of(const DatabaseError& trouble) {
  const std::string number = std::to_string(trouble.code);
  switch (trouble.code & 0xff) {
    case SQLITE_FULL:
      return failed(
          Failure::unavailable, "disk-full",
          both("Diska tempat data penuh; tidak ada yang tersimpan dari permintaan ini. Kosongkan ruang diska, "
               "lalu ulangi.",
               "The disk that holds the data is full; nothing of this request was stored. Free some space, "
               "then try again."));
    case SQLITE_IOERR:
      return failed(
          Failure::unavailable, "disk-trouble",
          both("Diska tempat data tidak dapat dibaca atau ditulis (SQLite " + number +
                   "); tidak ada yang tersimpan dari permintaan ini. Periksa diska dan sisa ruangnya, lalu ulangi.",
               "The disk that holds the data cannot be read or written (SQLite " + number +
                   "); nothing of this request was stored. Check the disk and its free space, then try again."));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return failed(Failure::unavailable, "busy",
                    both("Basis data sedang dipakai program lain. Tutup program itu atau ulangi sebentar lagi.",
                         "Another program is using the database. Close it, or try again in a moment."));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return failed(
          Failure::unavailable, "read-only",
          both("Basis data hanya dapat dibaca. Beri pengguna yang menjalankan Jenjang hak tulis atas folder data.",
               "The database can only be read. Give the user who runs Jenjang the right to write in the data "
               "directory."));
    case SQLITE_CANTOPEN:
      return failed(Failure::unavailable, "cannot-open",
                    both("Berkas basis data tidak dapat dibuka. Periksa folder data dan hak aksesnya.",
                         "The database file cannot be opened. Check the data directory and its permissions."));
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return failed(Failure::broken, "corrupt",
                    both("Berkas basis data rusak atau bukan basis data Jenjang (SQLite " + number +
                             "). Pulihkan jenjang.db dari cadangan terakhir.",
                         "The database file is damaged or no database of Jenjang (SQLite " + number +
                             "). Restore jenjang.db from the last backup."));
    case SQLITE_CONSTRAINT:
      return failed(Failure::conflict, "already-there",
                    both("Data itu sudah ada; tidak ada yang diubah.", "That is there already; nothing was changed."));
    case SQLITE_TOOBIG:
      return failed(Failure::invalid, "too-big",
                    both("Data itu terlalu besar untuk disimpan.", "That is too big to be stored."));
    default:
      return failed(Failure::broken, "database",
                    both("Basis data menolak permintaan ini (SQLite " + number + "). Laporkan kepada pengelola.",
                         "The database refused this request (SQLite " + number + "). Please tell the operator."));
  }
}

Error error_in_flight() {
  try {
    throw;
  } catch (const DatabaseError& trouble) {
    return error_of(trouble);
  } catch (const Refused& refused) {
    return refused.error;
  } catch (const BadText&) {
    return failed(Failure::invalid, "bad-text",
                  both("Ada teks yang bukan UTF-8 atau memuat karakter NUL. Ketik ulang teks itu.",
                       "Some text is not UTF-8 or has a NUL character in it. Please type it again."));
  }
}

bool disk_is_in_doubt(const DatabaseError& trouble) {
  return trouble.code == SQLITE_IOERR_FSYNC || trouble.code == SQLITE_IOERR_DIR_FSYNC;
}

}  // namespace jenjang::store
