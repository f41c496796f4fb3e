// The same list for a C++ compiler, alone: abi.h needs no other header of ours.
#include "abi_layout.h"
