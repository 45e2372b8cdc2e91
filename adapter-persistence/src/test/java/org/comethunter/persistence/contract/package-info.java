/** What every implementation of the repository ports must do, whatever it stores in. */
package org.comethunter.persistence.contract;
