/* Compiled as C11 with -pedantic -Werror: the contract needs no C++ and no extension. */
#include "abi_layout.h"

const jenjang_plugin* jenjang_plugin_v1(void) { return NULL; }
